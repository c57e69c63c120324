package vn.pcmt.contract.view;

/** How hard a unit is hit by drugs, by Decision 28/2025/QĐ-TTg: I is hit hardest. */
public enum AreaClass {
    I,
    II,
    III
}
