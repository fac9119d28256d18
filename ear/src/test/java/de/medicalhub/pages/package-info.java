/**
 * The plain pages alone in a real browser: their own files, a pretended server. They hold the rules that need no other
 * module, such as the order in which a driver's steps are sent. Without a Chromium they are skipped.
 */
@org.jspecify.annotations.NullMarked
package de.medicalhub.pages;
