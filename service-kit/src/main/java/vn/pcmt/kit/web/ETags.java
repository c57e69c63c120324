package vn.pcmt.kit.web;

/** Entity tags are the aggregate's version in quotes. */
public final class ETags {
    private ETags() {}

    /** {@code 3} becomes {@code "3"}, quotes included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
