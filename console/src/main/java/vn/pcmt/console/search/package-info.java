/** Search: one box for units, indicators, plans, documents and tasks, with or without diacritics. */
@NullMarked
package vn.pcmt.console.search;

import org.jspecify.annotations.NullMarked;
