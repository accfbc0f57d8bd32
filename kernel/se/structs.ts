// The members that the kernel uses of the structures of descriptors, access control lists and tokens.
import { seExportsMembers } from "./exports.ts";

export const seStructs = {
  SID: ["SubAuthorityCount", "IdentifierAuthority", "SubAuthority"],
  ACL: ["AclRevision", "AclSize", "AceCount"],
  ACE_HEADER: ["AceType", "AceFlags", "AceSize"],
  ACCESS_ALLOWED_ACE: ["Mask", "SidStart"],
  SECURITY_DESCRIPTOR: ["Control", "Owner", "Group", "Sacl", "Dacl"],
  SECURITY_DESCRIPTOR_RELATIVE: ["Owner", "Group", "Sacl", "Dacl"],
  SECURITY_SUBJECT_CONTEXT: ["ClientToken", "ImpersonationLevel", "PrimaryToken"],
  SECURITY_QUALITY_OF_SERVICE: ["ImpersonationLevel", "ContextTrackingMode", "EffectiveOnly"],
  SECURITY_CLIENT_CONTEXT: [
    "SecurityQos",
    "ClientToken",
    "DirectlyAccessClientToken",
    "DirectAccessEffectiveOnly",
    "ServerIsRemote",
  ],
  SE_IMPERSONATION_STATE: ["Token", "CopyOnOpen", "EffectiveOnly", "Level"],
  SE_EXPORTS: seExportsMembers,
  GENERIC_MAPPING: ["GenericAll"],
  PRIVILEGE_SET: ["PrivilegeCount", "Control", "Privilege"],
  LUID_AND_ATTRIBUTES: ["Luid", "Attributes"],
} as const;
