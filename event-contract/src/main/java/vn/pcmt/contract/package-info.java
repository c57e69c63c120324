/** What the services tell one another: the envelope, the topics and the register of type tokens. */
@NullMarked
package vn.pcmt.contract;

import org.jspecify.annotations.NullMarked;
