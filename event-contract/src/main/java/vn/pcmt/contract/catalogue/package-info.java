/** Report templates, which plans ask for. */
@NullMarked
package vn.pcmt.contract.catalogue;

import org.jspecify.annotations.NullMarked;
