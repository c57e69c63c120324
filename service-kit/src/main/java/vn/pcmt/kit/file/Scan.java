package vn.pcmt.kit.file;

/** What is known of a kept file. One in which something was found is not kept. */
public enum Scan {
    CLEAN,
    /** There was no scanner. */
    NOT_SCANNED
}
