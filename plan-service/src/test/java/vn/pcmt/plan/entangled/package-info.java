/** Two features that use each other, to show that the check of modules can fail. */
package vn.pcmt.plan.entangled;
