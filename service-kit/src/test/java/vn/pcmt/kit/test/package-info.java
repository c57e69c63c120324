/** What the tests of every service run against: a store, a broker and an issuer of tokens. */
package vn.pcmt.kit.test;
