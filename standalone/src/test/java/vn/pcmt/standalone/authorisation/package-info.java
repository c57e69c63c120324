/** Who may do what, asked from outside of every endpoint in every role from every place. */
@NullMarked
package vn.pcmt.standalone.authorisation;

import org.jspecify.annotations.NullMarked;
