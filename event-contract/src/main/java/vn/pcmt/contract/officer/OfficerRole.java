package vn.pcmt.contract.officer;

/** What an officer may do; the same names are the roles in tokens. */
public enum OfficerRole {
    COMMUNE_REPORTER,
    COMMUNE_HEAD,
    REVIEWER,
    LEADER,
    OFFICER,
    ADMIN,
    AUDITOR
}
