@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.help.boundary;
