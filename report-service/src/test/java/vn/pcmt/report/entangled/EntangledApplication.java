package vn.pcmt.report.entangled;

import org.springframework.modulith.Modulithic;

/** Root of two features that use each other, to show that the check of modules can fail. */
@Modulithic
public final class EntangledApplication {}
