package vn.pcmt.report.catalogue;

/** The lines of work of drug prevention: giảm cung, giảm cầu, giảm tác hại, tuyên truyền, quản lý. */
public enum Pillar {
    SUPPLY,
    DEMAND,
    HARM,
    COMMUNICATION,
    MANAGEMENT
}
