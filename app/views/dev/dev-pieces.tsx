import * as m from '~/i18n/paraglide/messages'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Columns,
  Compare,
  DataTable,
  DateField,
  Details,
  Empty,
  Fieldset,
  Figure,
  FileField,
  Figures,
  FileList,
  FilesField,
  Form,
  Inline,
  LinkButton,
  Marked,
  Meta,
  Notice,
  Pagination,
  Prose,
  RadioGroup,
  Reasons,
  ResultCard,
  ResultList,
  Section,
  SelectField,
  Stack,
  SummaryList,
  Tag,
  TaskList,
  TextArea,
  TextField,
  Timeline,
} from '~/ui'
import * as sample from './dev-samples'
import { texts as t } from './dev-samples'

/** Every piece in its states, for /dev/ui. Texts are samples. */

export const ActionPieces = () => (
  <Section title={m.dev_ui_actions()}>
    <Inline>
      <Button type="button">{t.guiLoiMoi}</Button>
      <Button type="button" variant="secondary">
        {t.luuBanNhap}
      </Button>
      <Button type="button" variant="danger">
        {t.dongNhuCau}
      </Button>
      <Button type="button" variant="quiet">
        {t.boMocNay}
      </Button>
      <Button type="button" aria-disabled>
        {m.ui_busy()}
      </Button>
      <LinkButton to="#" variant="secondary">
        {t.xemHoSo}
      </LinkButton>
    </Inline>
    <Details summary={t.cachChungToiXep}>
      <Prose text={t.theoNoiDungNoi} />
    </Details>
  </Section>
)

export const FormPieces = () => {
  const { fields } = sample
  return (
    <Section title={m.dev_ui_form()}>
      <Form form={sample.sampleForm}>
        <TextField field={fields.name} label={t.tenDoanhNghiep} autoComplete="organization" />
        <TextField field={fields.taxCode} label={t.maSoThue} hint={t.n10ChuSoIn} width="medium" />
        <TextField field={fields.price} label={t.giaTronGoi} suffix={t.unit} width="medium" inputMode="numeric" />
        <SelectField field={fields.commune} label={t.xaPhuong} options={sample.communes} />
        <DateField field={fields.day} label={t.hanTraLoi} optional />
        <TextArea field={fields.text} label={t.banDangVuongO} hint={t.vietNhuNoiVoi} rows={4} />
        <RadioGroup field={fields.kind} legend={t.loaiHinh} options={sample.kinds} />
        <CheckboxGroup field={fields.subjects} legend={t.noiDungCanHo} options={sample.subjects} filter columns={2} />
        <Fieldset legend={t.minhChung} hint={t.pdfJpgHoacPng}>
          <FileField field={fields.file} label={t.tep} />
          <FilesField field={fields.files} label={t.tep} most={5} />
          <Checkbox field={fields.agree} label={t.toiXacNhanThong} hint={t.soCoTheHoi} />
        </Fieldset>
        <Button type="button">{t.guiHoSo}</Button>
      </Form>
    </Section>
  )
}

export const FeedbackPieces = () => (
  <Section title={m.dev_ui_feedback()}>
    <Stack>
      <Inline>
        <Tag tone="due">{t.choTraLoi}</Tag>
        <Tag tone="ok">{t.daXacMinh}</Tag>
        <Tag tone="danger">{t.quaHan3Ngay}</Tag>
        <Tag tone="info">{t.duocGioiThieu}</Tag>
        <Tag tone="neutral">{t.banNhap}</Tag>
      </Inline>
      <div>
        <Notice tone="ok">{t.daGuiLoiMoi}</Notice>
        <Notice tone="due" title={t.timKiemDangTam}>
          {t.nhuCauCuaBan}
        </Notice>
        <Notice tone="info">{t.soDaKiemTra}</Notice>
        <Notice tone="danger" title={t.chuaLuuDuoc}>
          {t.nhuCauDaChon}
        </Notice>
        <Empty title={t.chuaCoNhuCau} action={<LinkButton to="#">{t.vietNhuCauDau}</LinkButton>}>
          {t.dayLaNoiBan}
        </Empty>
      </div>
    </Stack>
  </Section>
)

export const DataPieces = () => (
  <Section title={m.dev_ui_data()}>
    <Stack gap="large">
      <Figures>
        <Figure value="38" label={t.nhuCauDaDang} to="#" note={t.namTruoc21} />
        <Figure value={t.n15Ngay} label={t.thoiGianTraLoi} to="#" />
        <Figure value="12" label={t.giayChungNhanDa} to="#" note={t.chiTieu20} />
      </Figures>
      <DataTable
        caption={t.nhuCauTheoNoi}
        rows={sample.rows}
        rowKey={(row) => row.id}
        columns={[
          { header: t.noiDung, cell: (row) => <a href="#records">{row.name}</a> },
          { header: t.xaPhuongNhieuNhat, cell: (row) => row.commune },
          { header: t.nhuCau, cell: (row) => row.needs, numeric: true },
          { header: t.daChungNhan, cell: (row) => row.certified, numeric: true },
        ]}
      />
      <SummaryList
        items={[
          { term: t.ten, detail: t.hopTacXaMan, action: { to: '#', text: t.sua } },
          { term: t.noiDat, detail: t.phuongViDuTinh, action: { to: '#', text: t.sua } },
        ]}
      />
      <Compare caption={t.baDeXuat} columns={sample.offers.columns} rows={sample.offers.rows} />
      <FileList files={[{ name: 'giay-chung-nhan-ISO-22000-hop-tac-xa-man-hau.pdf', to: '#file', size: 1_340_000 }]} />
    </Stack>
  </Section>
)

export const ResultPieces = () => (
  <Section title={m.dev_ui_results()} aside={t.n2KetQua}>
    <ResultList>
      <ResultCard
        title={t.trungTamNangSuat}
        to="#"
        meta={<Meta items={[t.toChucTuVan, t.phuongMau, t.n4KetQuaDa]} />}
        tags={<Tag tone="ok">{t.duocGioiThieu}</Tag>}
        aside={<Button variant="secondary">{t.moi}</Button>}
      >
        <p>
          <Marked text={sample.words.hit} />
        </p>
        <Reasons reasons={sample.words.reasons} missing={sample.words.missing} />
      </ResultCard>
      <ResultCard title={t.nguyenVanLam} to="#" meta={<Meta items={[t.chuyenGia, t.haNoi]} />}>
        <Reasons reasons={[t.lamTpmDungNoi]} missing={[t.khongGhiTinh]} />
      </ResultCard>
    </ResultList>
    <Pagination page={4} pages={12} href={(page) => `?page=${page}`} />
  </Section>
)

export const ProcessPieces = () => (
  <Section title={m.dev_ui_process()}>
    <Columns
      main={
        <>
          <Timeline items={sample.timeline} />
          <TaskList
            tasks={sample.tasks.map(({ tone, state, ...task }) => ({
              ...task,
              status: <Tag tone={tone}>{state}</Tag>,
            }))}
          />
        </>
      }
      side={
        <Section title={t.bayGioChoDe}>
          <Stack>
            <p>{t.trungTamNangSuat2}</p>
            <Button type="button" variant="secondary">
              {t.moiThem}
            </Button>
          </Stack>
        </Section>
      }
    />
  </Section>
)
