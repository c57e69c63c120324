/** Plan templates: one text issued to many units, and how far each of their plans has come to differ from it. */
@NullMarked
package vn.pcmt.plan.template;

import org.jspecify.annotations.NullMarked;
