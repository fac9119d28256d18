@org.jspecify.annotations.NullMarked
package de.medicalhub.launcher;
