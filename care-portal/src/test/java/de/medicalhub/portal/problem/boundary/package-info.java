@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.problem.boundary;
