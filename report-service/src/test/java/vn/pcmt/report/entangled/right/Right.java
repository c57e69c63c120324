package vn.pcmt.report.entangled.right;

import vn.pcmt.report.entangled.left.Left;

/** Half of a circle. */
public record Right(Left other) {}
