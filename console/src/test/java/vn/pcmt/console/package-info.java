/** Tests of the console against stand-ins of the services. */
package vn.pcmt.console;
