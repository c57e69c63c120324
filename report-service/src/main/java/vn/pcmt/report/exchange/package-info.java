/** Workbooks to fill reports in: handed out sealed, for one report or for an area, and taken in again. */
@NullMarked
package vn.pcmt.report.exchange;

import org.jspecify.annotations.NullMarked;
