package vn.pcmt.plan.target;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetStatus;

/**
 * What the other features know of a target.
 *
 * @param indicator code; null if the target is a share of tasks
 * @param status derived from the reading; NOT_DUE before there is one
 * @param reading latest one; null while there is none, and for a share of tasks
 */
public record TargetFacts(
        String id,
        String planId,
        String title,
        @Nullable String indicator,
        TargetText text,
        TargetStatus status,
        @Nullable TargetReading reading) {}
