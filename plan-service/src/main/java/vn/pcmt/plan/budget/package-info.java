/** Money of plans and projects: allotted, committed, spent, by year, in whole đồng. */
@NullMarked
package vn.pcmt.plan.budget;

import org.jspecify.annotations.NullMarked;
