package vn.pcmt.console.services;

/** What a visitor's request would put in a header of a call may not stand there; nothing was sent, nothing is quoted. */
public final class UnfitHeader extends RuntimeException {
    UnfitHeader(String header) {
        super("no fit value of " + header);
    }
}
