package vn.pcmt.console.access;

/** What a visitor may do; names as in the tokens' claim {@code roles}. */
public enum Role {
    COMMUNE_REPORTER,
    COMMUNE_HEAD,
    REVIEWER,
    LEADER,
    OFFICER,
    ADMIN,
    AUDITOR
}
