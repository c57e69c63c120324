/** The audit log: who did what with which token from where, in a chain that nobody changes unseen. */
@NullMarked
package vn.pcmt.kit.audit;

import org.jspecify.annotations.NullMarked;
