/** The yearly classification of units by Decision 28/2025/QĐ-TTg: the figures propose, people decide. */
@NullMarked
package vn.pcmt.report.classification;

import org.jspecify.annotations.NullMarked;
