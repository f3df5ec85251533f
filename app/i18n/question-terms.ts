import * as m from './paraglide/messages'

type QuestionText = { legend: () => string; options: Record<string, () => string> }

/** The words of the questions in questions.json and of their answers, by code. */
export const questionText: Record<string, QuestionText> = {
  trouble: {
    legend: m.need_question_trouble,
    options: {
      machines: m.need_question_trouble_machines,
      defects: m.need_question_trouble_defects,
      slow: m.need_question_trouble_slow,
      cost: m.need_question_trouble_cost,
      people: m.need_question_trouble_people,
      paper: m.need_question_trouble_paper,
      records: m.need_question_trouble_records,
      name: m.need_question_trouble_name,
      harm: m.need_question_trouble_harm,
      sales: m.need_question_trouble_sales,
    },
  },
  place: {
    legend: m.need_question_place,
    options: {
      field: m.need_question_place_field,
      animals: m.need_question_place_animals,
      food: m.need_question_place_food,
      factory: m.need_question_place_factory,
      service: m.need_question_place_service,
      office: m.need_question_place_office,
    },
  },
  market: {
    legend: m.need_question_market,
    options: {
      domestic: m.need_question_market_domestic,
      export: m.need_question_market_export,
    },
  },
  buyer: {
    legend: m.need_question_buyer,
    options: {
      retail_abroad: m.need_question_buyer_retail_abroad,
      food_maker: m.need_question_buyer_food_maker,
      nobody: m.need_question_buyer_nobody,
    },
  },
  raising: {
    legend: m.need_question_raising,
    options: {
      crops: m.need_question_raising_crops,
      animals: m.need_question_raising_animals,
      fish: m.need_question_raising_fish,
    },
  },
  concern: {
    legend: m.need_question_concern,
    options: {
      forest: m.need_question_concern_forest,
      nature_people: m.need_question_concern_nature_people,
      coffee: m.need_question_concern_coffee,
    },
  },
  certificate: {
    legend: m.need_question_certificate,
    options: {
      wanted: m.need_question_certificate_wanted,
      way_of_work: m.need_question_certificate_way_of_work,
    },
  },
  food: {
    legend: m.need_question_food,
    options: {
      premises: m.need_question_food_premises,
      steps: m.need_question_food_steps,
      whole: m.need_question_food_whole,
    },
  },
  conformity: {
    legend: m.need_question_conformity,
    options: {
      required: m.need_question_conformity_required,
      voluntary: m.need_question_conformity_voluntary,
      own: m.need_question_conformity_own,
    },
  },
  product_code: {
    legend: m.need_question_product_code,
    options: {
      checkout: m.need_question_product_code_checkout,
      origin: m.need_question_product_code_origin,
      passport: m.need_question_product_code_passport,
      growing_area: m.need_question_product_code_growing_area,
    },
  },
  laboratory: {
    legend: m.need_question_laboratory,
    options: {
      tests: m.need_question_laboratory_tests,
      patients: m.need_question_laboratory_patients,
      instruments: m.need_question_laboratory_instruments,
      devices: m.need_question_laboratory_devices,
    },
  },
  loss: {
    legend: m.need_question_loss,
    options: {
      machines: m.need_question_loss_machines,
      waiting: m.need_question_loss_waiting,
      defects: m.need_question_loss_defects,
      mess: m.need_question_loss_mess,
      material: m.need_question_loss_material,
    },
  },
  workers: {
    legend: m.need_question_workers,
    options: {
      few: m.need_question_workers_few,
      many: m.need_question_workers_many,
    },
  },
  digital: {
    legend: m.need_question_digital,
    options: {
      books: m.need_question_digital_books,
      machines: m.need_question_digital_machines,
      customers: m.need_question_digital_customers,
      fields: m.need_question_digital_fields,
      direction: m.need_question_digital_direction,
    },
  },
  green: {
    legend: m.need_question_green,
    options: {
      energy: m.need_question_green_energy,
      carbon: m.need_question_green_carbon,
      waste: m.need_question_green_waste,
      report: m.need_question_green_report,
    },
  },
}
