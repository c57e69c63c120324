/** How plans end: the closing evaluation, its report in the layout of Decree 30/2020, models others take over. */
@NullMarked
package vn.pcmt.plan.evaluation;

import org.jspecify.annotations.NullMarked;
