@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.scripts.boundary;
