package vn.pcmt.console.services;

/** One of the services, where each keeps something by itself. */
public enum Source {
    PLAN,
    REPORT,
    NOTIFICATION
}
