// What SeExports leads to: the LUIDs of the privileges and the SIDs that everybody knows. Numbers and SIDs are those of Microsoft's
// documentation; the LUID of the unsolicited input privilege is from memory. Left out, as NULL: the SIDs of app silos.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { sidBytes } from "./well-known-sids.ts";

/** By the member of SE_EXPORTS: low half of a LUID, or a SID. */
export const seExports = {
  SeCreateTokenPrivilege: 2,
  SeAssignPrimaryTokenPrivilege: 3,
  SeLockMemoryPrivilege: 4,
  SeIncreaseQuotaPrivilege: 5,
  SeUnsolicitedInputPrivilege: 6,
  SeTcbPrivilege: 7,
  SeSecurityPrivilege: 8,
  SeTakeOwnershipPrivilege: 9,
  SeLoadDriverPrivilege: 10,
  SeCreatePagefilePrivilege: 15,
  SeIncreaseBasePriorityPrivilege: 14,
  SeSystemProfilePrivilege: 11,
  SeSystemtimePrivilege: 12,
  SeProfileSingleProcessPrivilege: 13,
  SeCreatePermanentPrivilege: 16,
  SeBackupPrivilege: 17,
  SeRestorePrivilege: 18,
  SeShutdownPrivilege: 19,
  SeDebugPrivilege: 20,
  SeAuditPrivilege: 21,
  SeSystemEnvironmentPrivilege: 22,
  SeChangeNotifyPrivilege: 23,
  SeRemoteShutdownPrivilege: 24,
  SeNullSid: "S-1-0-0",
  SeWorldSid: "S-1-1-0",
  SeLocalSid: "S-1-2-0",
  SeCreatorOwnerSid: "S-1-3-0",
  SeCreatorGroupSid: "S-1-3-1",
  SeNtAuthoritySid: "S-1-5",
  SeDialupSid: "S-1-5-1",
  SeNetworkSid: "S-1-5-2",
  SeBatchSid: "S-1-5-3",
  SeInteractiveSid: "S-1-5-4",
  SeLocalSystemSid: "S-1-5-18",
  SeAliasAdminsSid: "S-1-5-32-544",
  SeAliasUsersSid: "S-1-5-32-545",
  SeAliasGuestsSid: "S-1-5-32-546",
  SeAliasPowerUsersSid: "S-1-5-32-547",
  SeAliasAccountOpsSid: "S-1-5-32-548",
  SeAliasSystemOpsSid: "S-1-5-32-549",
  SeAliasPrintOpsSid: "S-1-5-32-550",
  SeAliasBackupOpsSid: "S-1-5-32-551",
  SeAuthenticatedUsersSid: "S-1-5-11",
  SeRestrictedSid: "S-1-5-12",
  SeAnonymousLogonSid: "S-1-5-7",
  SeUndockPrivilege: 25,
  SeSyncAgentPrivilege: 26,
  SeEnableDelegationPrivilege: 27,
  SeLocalServiceSid: "S-1-5-19",
  SeNetworkServiceSid: "S-1-5-20",
  SeManageVolumePrivilege: 28,
  SeImpersonatePrivilege: 29,
  SeCreateGlobalPrivilege: 30,
  SeTrustedCredManAccessPrivilege: 31,
  SeRelabelPrivilege: 32,
  SeIncreaseWorkingSetPrivilege: 33,
  SeTimeZonePrivilege: 34,
  SeCreateSymbolicLinkPrivilege: 35,
  SeIUserSid: "S-1-5-17",
  SeUntrustedMandatorySid: "S-1-16-0",
  SeLowMandatorySid: "S-1-16-4096",
  SeMediumMandatorySid: "S-1-16-8192",
  SeHighMandatorySid: "S-1-16-12288",
  SeSystemMandatorySid: "S-1-16-16384",
  SeOwnerRightsSid: "S-1-3-4",
  SeAllAppPackagesSid: "S-1-15-2-1",
  SeUserModeDriversSid: "S-1-5-84-0-0-0-0-0",
  SeProcTrustWinTcbSid: "S-1-19-512-8192",
  SeTrustedInstallerSid: "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
  SeDelegateSessionUserImpersonatePrivilege: 36,
} as const;
/** Numbers of privileges by their names in lower case. */
export const privilegeNumbers: ReadonlyMap<string, number> = new Map(
  Object.entries(seExports).flatMap(([name, value]) =>
    typeof value === "number" ? [[name.toLowerCase(), value]] : [],
  ),
);
type Member = keyof typeof seExports;
export const isSeExport = (name: string): name is Member => name in seExports;
export const seExportsMembers: readonly Member[] = Object.keys(seExports).filter(isSeExport);

/** Makes the variable SeExports and what it leads to; `add` gives out room for them. */
export function exportSecurityConstants(k: Kernel, add: (name: string, size: number) => Offset): void {
  const layout = k.s.SE_EXPORTS;
  const block = add("SeExports itself", layout.size);
  k.setPointer(add("SeExports", 8), block);
  for (const member of seExportsMembers) {
    const value = seExports[member];
    if (typeof value === "number") {
      k.m.setU32(block + layout[member], value);
      continue;
    }
    const bytes = sidBytes(value);
    const at = add(`SID of ${member}`, bytes.length);
    k.m.u8.set(bytes, at);
    k.setPointer(block + layout[member], at);
  }
}
