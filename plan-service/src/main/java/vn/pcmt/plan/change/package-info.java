/** How the changes of an aggregate are kept in it, to be read by people: who, when, what. */
@NullMarked
package vn.pcmt.plan.change;

import org.jspecify.annotations.NullMarked;
