package vn.pcmt.report.entangled.left;

import vn.pcmt.report.entangled.right.Right;

/** Half of a circle. */
public record Left(Right other) {}
