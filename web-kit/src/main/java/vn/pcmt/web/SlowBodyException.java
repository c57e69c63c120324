package vn.pcmt.web;

import java.net.SocketTimeoutException;

/** A body comes so slowly that it may be meant to hold the server up; of a kind that the server answers with 408. */
final class SlowBodyException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    SlowBodyException(long read) {
        super("the request's body came too slowly, " + read + " bytes of it");
    }
}
