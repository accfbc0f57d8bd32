// MOF: the texts in which a driver describes its blocks of WMI data. Read to classes, checked as WMI's own compiler would.
export {
  type MofClass,
  type MofItem,
  type MofMethod,
  type MofScalar,
  type MofSchema,
  readMof,
  standardSchema,
} from "./schema.ts";
