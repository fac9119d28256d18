@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.records.boundary;
