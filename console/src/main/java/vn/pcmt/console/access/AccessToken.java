package vn.pcmt.console.access;

/** A bearer token. It stays on the server; its text never gets into a log by accident. */
public record AccessToken(String value) {
    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
