@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.home.boundary;
