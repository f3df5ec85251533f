/** The name of a place as it stands inside a Vietnamese sentence: "xã …", not "Xã …". */
export const inSentence = (fullName: string) => fullName.slice(0, 1).toLowerCase() + fullName.slice(1)
