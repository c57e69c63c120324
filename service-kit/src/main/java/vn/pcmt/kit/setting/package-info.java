/** What a service was set up with, for administrators to read. */
@NullMarked
package vn.pcmt.kit.setting;

import org.jspecify.annotations.NullMarked;
