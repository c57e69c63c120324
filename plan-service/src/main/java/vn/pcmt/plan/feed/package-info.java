/** The deadlines of an officer for a calendar program: at an address that is itself the permission, and can be taken back. */
@NullMarked
package vn.pcmt.plan.feed;

import org.jspecify.annotations.NullMarked;
