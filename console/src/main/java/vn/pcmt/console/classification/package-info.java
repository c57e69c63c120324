/** The yearly classification of units: what the figures propose, and what people decide. */
@NullMarked
package vn.pcmt.console.classification;

import org.jspecify.annotations.NullMarked;
