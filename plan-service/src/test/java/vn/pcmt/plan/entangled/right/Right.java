package vn.pcmt.plan.entangled.right;

import vn.pcmt.plan.entangled.left.Left;

/** The other half. */
public record Right(Left left) {}
