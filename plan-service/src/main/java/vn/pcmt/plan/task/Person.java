package vn.pcmt.plan.task;

import org.jspecify.annotations.Nullable;

/**
 * An officer as shown with a task.
 *
 * @param name the id where the officer is not known
 * @param inOffice false once the officer has left: somebody else must be named
 */
public record Person(
        String id,
        String name,
        @Nullable String post,
        @Nullable String unitKey,
        boolean inOffice) {}
