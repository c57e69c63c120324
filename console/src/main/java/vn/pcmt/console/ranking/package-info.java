/** Communes among their peers, with the formula and what looks gamed. */
@NullMarked
package vn.pcmt.console.ranking;

import org.jspecify.annotations.NullMarked;
