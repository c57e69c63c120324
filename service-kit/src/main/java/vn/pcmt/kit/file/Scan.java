package vn.pcmt.kit.file;

/** What is known of a kept file. One in which something is found when it comes in is not kept. */
public enum Scan {
    CLEAN,
    /** There was no scanner. It is scanned once there is one. */
    NOT_SCANNED,
    /** Something was found later. It is given to nobody. */
    INFECTED
}
