/** Each of the five programmes, driven over HTTP from draft to evaluation, with what it needs of the software. */
@NullMarked
package vn.pcmt.plan.acceptance;

import org.jspecify.annotations.NullMarked;
