/** What an administrator keeps in order: units, officers, forms, rules, days, totals. */
@NullMarked
package vn.pcmt.console.administration;

import org.jspecify.annotations.NullMarked;
