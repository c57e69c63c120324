/** What figures of a report must agree with: one file of rules, compiled once, judged by everybody who takes figures in. */
@NullMarked
package vn.pcmt.report.rule;

import org.jspecify.annotations.NullMarked;
