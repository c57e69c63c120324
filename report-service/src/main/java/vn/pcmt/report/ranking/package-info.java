/** The ranking of communes among their peers by a published formula, and what about it looks gamed. */
@NullMarked
package vn.pcmt.report.ranking;

import org.jspecify.annotations.NullMarked;
