package vn.pcmt.plan.entangled.left;

import vn.pcmt.plan.entangled.right.Right;

/** Half of a circle. */
public record Left(Right right) {}
