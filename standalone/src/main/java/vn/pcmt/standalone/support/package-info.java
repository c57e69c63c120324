/** What a helper from outside needs to see of an installation, without its secrets and without people. */
@NullMarked
package vn.pcmt.standalone.support;

import org.jspecify.annotations.NullMarked;
